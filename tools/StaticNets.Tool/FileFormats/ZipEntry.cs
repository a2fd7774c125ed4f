using System.IO.Compression;
using StaticNets.Files;

namespace StaticNets.Tool.FileFormats;

/// <summary>Reads an entry of a zip archive into memory, unless it would be far larger than the archive.</summary>
internal static class ZipEntry
{
    private const int Small = 1 << 20;

    /// <summary>Returns the content of an entry, or <see langword="null"/> if there is none of this name.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="name">The name of the entry.</param>
    /// <param name="length">The length of the archive in bytes.</param>
    /// <param name="faults">Creates the exceptions.</param>
    /// <exception cref="InvalidDataException">The entry is damaged or too large.</exception>
    public static MemoryStream? Read(ZipArchive archive, string name, long length, FaultReporter faults)
    {
        if (archive.GetEntry(name) is not { } entry)
        {
            return null;
        }

        if (entry.Length > Math.Max(Small, 4 * length))
        {
            throw faults.File($"an entry {name} of at most four times the file", FaultReporter.Bytes((ulong)entry.Length));
        }

        try
        {
            byte[] bytes = new byte[entry.Length];
            using Stream stream = entry.Open();
            stream.ReadExactly(bytes);
            return new MemoryStream(bytes);
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException)
        {
            throw faults.File($"the whole entry {name}", "a damaged one", fault);
        }
    }
}
