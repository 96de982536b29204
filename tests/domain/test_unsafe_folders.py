"""Folders that other programs copy or a network cuts off are told, and only those."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from officer_app.domain.synced_folders import unsafe_folder


@pytest.mark.parametrize(
    ("path", "service"),
    [
        (PurePosixPath("/home/ann/Dropbox/register"), "Dropbox"),
        (PurePosixPath("/home/ann/Dropbox (Acme)/register"), "Dropbox"),
        (PureWindowsPath(r"C:\Users\ann\OneDrive - Acme\Documents"), "OneDrive"),
        (PureWindowsPath(r"G:\My Drive\register"), "Google Drive"),
        (PurePosixPath("/Users/ann/Library/Mobile Documents/com~apple~CloudDocs"), "iCloud"),
        (PurePosixPath("/home/ann/Nextcloud"), "Nextcloud"),
    ],
)
def test_a_folder_of_a_copying_service_is_named(path, service):
    assert f"This folder belongs to {service}." in str(unsafe_folder(path))


@pytest.mark.parametrize(
    ("path", "filesystem"),
    [
        (PureWindowsPath(r"\\server\share\register"), ""),
        (PurePosixPath("//server/share"), ""),
        (PurePosixPath("/mnt/office"), "nfs4"),
        (PurePosixPath("/mnt/office"), "CIFS"),
        (PurePosixPath("/mnt/office"), "fuse.sshfs"),
    ],
)
def test_a_folder_on_a_network_is_told(path, filesystem):
    assert "on a network" in str(unsafe_folder(path, filesystem))


@pytest.mark.parametrize(
    ("path", "filesystem"),
    [
        (PurePosixPath("/home/ann/Documents"), "ext4"),
        (PureWindowsPath(r"C:\Users\ann\Documents"), "NTFS"),
        (PurePosixPath("/home/ann/about-dropbox"), ""),
    ],
)
def test_other_folders_are_safe(path, filesystem):
    assert unsafe_folder(path, filesystem) is None
