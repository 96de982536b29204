"""Folders in which a register is not safe: other programs copy them while it is written, or a network cuts in."""

from pathlib import PurePath

from officer_app.domain.words import Sentence

_SERVICES = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "drivefs": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
}
_NETWORK_FILES = frozenset({"nfs", "nfs4", "cifs", "smb", "smbfs", "smb3", "afpfs", "webdav", "davfs", "9p", "sshfs"})


def unsafe_folder(path: PurePath, filesystem: str = "") -> Sentence | None:
    """Return why a register should not live in this folder, or None; `filesystem` is the system's name for its kind."""
    for part in path.parts:
        service = next((name for mark, name in _SERVICES.items() if part.casefold().startswith(mark)), None)
        if service:
            return Sentence(
                "This folder belongs to {service}. It copies files while they are written, which can damage the "
                "register, and takes it off this computer. Choose a folder that stays here.",
                {"service": service},
            )
    is_share = str(path).startswith(("\\\\", "//"))
    if is_share or filesystem.casefold().removeprefix("fuse.") in _NETWORK_FILES:
        return Sentence(
            "This folder lies on a network. A broken connection can damage the register. "
            "Choose a folder on this computer, and keep backups on the network."
        )
    return None
