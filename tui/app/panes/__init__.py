"""The widgets of the main screen. They post messages up; only the screen calls down."""
