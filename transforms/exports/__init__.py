"""Out of the published warehouse: questions answered, tables in the formats that people work with."""

from transforms.exports.warehouse import Answer, ReadOnlyError, Warehouse, WarehouseError

__all__ = ["Answer", "ReadOnlyError", "Warehouse", "WarehouseError"]
