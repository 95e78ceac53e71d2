"""What the laptop itself gives: its folders, its keyring, files that are written whole."""
