"""The room kept free for signed packages between laptops. Nothing lives here yet."""
