using System.Buffers.Binary;
using System.Text;

namespace StaticNets.Benchmarks.Peers.Torch;

/// <summary>
/// Edits the list of symbol versions that a shared library needs (section SHT_GNU_verneed of a 64-bit ELF file, «Linux Standard Base»,
/// chapter «Symbol Versioning»). The loader rejects a library if one of them does not exist, unless it is marked as weak.
/// </summary>
internal static class ElfVersions
{
    private const uint NeededVersions = 0x6ffffffe;
    private const ushort Weak = 2;

    /// <summary>Marks a needed version as weak, in all lists of the file. Replaces the file only if this changes it.</summary>
    public static void MakeWeak(string path, string version)
    {
        byte[] file = File.ReadAllBytes(path);
        bool isChanged = false;
        foreach (int flags in Flags(file, Encoding.ASCII.GetBytes(version + '\0')))
        {
            isChanged |= Short(file, flags) != Weak;
            BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(flags), Weak);
        }

        if (isChanged)
        {
            // A process that has loaded the file keeps the old one.
            string changed = path + ".tmp";
            File.WriteAllBytes(changed, file);
            File.Move(changed, path, overwrite: true);
        }
    }

    /// <summary>The positions of the flags of a needed version.</summary>
    private static IEnumerable<int> Flags(byte[] file, byte[] version)
    {
        int sections = Offset(file, 40);
        int sectionLength = Short(file, 58);
        int count = Short(file, 60);
        for (int i = 0; i < count; i++)
        {
            int section = sections + (i * sectionLength);
            if (Word(file, section + 4) != NeededVersions)
            {
                continue;
            }

            int names = Offset(file, sections + (sectionLength * (int)Word(file, section + 40)) + 24);
            foreach (int entry in Entries(file, Offset(file, section + 24)))
            {
                if (file.AsSpan(names + (int)Word(file, entry + 8)).StartsWith(version))
                {
                    yield return entry + 4;
                }
            }
        }
    }

    /// <summary>The versions of all libraries: a list of libraries, each with a list of versions, linked by distances.</summary>
    private static IEnumerable<int> Entries(byte[] file, int library)
    {
        while (true)
        {
            int entry = library + (int)Word(file, library + 8);
            for (int left = Short(file, library + 2); left > 0; left--)
            {
                yield return entry;
                entry += (int)Word(file, entry + 12);
            }

            int next = (int)Word(file, library + 12);
            if (next == 0)
            {
                yield break;
            }

            library += next;
        }
    }

    private static ushort Short(byte[] file, int at) => BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at));

    private static uint Word(byte[] file, int at) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at));

    private static int Offset(byte[] file, int at) => (int)BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(at));
}
