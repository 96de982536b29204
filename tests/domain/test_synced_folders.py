"""Folders in which a register is not safe are known by their names and by their kind of file system."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from officer_app.domain.synced_folders import unsafe_folder


@pytest.mark.parametrize(
    ("path", "service"),
    [
        (PurePosixPath("/home/ann/Dropbox/Office"), "Dropbox"),
        (PureWindowsPath(r"C:\Users\Ann\OneDrive - Selligent\Office"), "OneDrive"),
        (PureWindowsPath(r"G:\My Drive\Office"), "Google Drive"),
        (PurePosixPath("/Users/ann/Library/Mobile Documents/com~apple~CloudDocs"), "iCloud"),
    ],
)
def test_synchronised_folders_are_named(path, service):
    assert service in str(unsafe_folder(path))


@pytest.mark.parametrize(
    ("path", "filesystem"),
    [(PureWindowsPath(r"\\server\share\Office"), "NTFS"), (PurePosixPath("/mnt/office"), "nfs4"),
     (PurePosixPath("/mnt/office"), "fuse.sshfs")],
)  # fmt: skip
def test_network_folders_are_named(path, filesystem):
    assert "network" in str(unsafe_folder(path, filesystem))


@pytest.mark.parametrize("path", [PurePosixPath("/home/ann/Documents"), PureWindowsPath(r"C:\Users\Ann\Documents")])
def test_a_folder_of_this_computer_is_fine(path):
    assert unsafe_folder(path, "ext4") is None
