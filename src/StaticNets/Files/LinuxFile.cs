using System.Runtime.InteropServices;
using System.Text;

namespace StaticNets.Files;

/// <summary>Reads the kind of a file and sets its owner through the C library of Linux, because .NET has no API for that.</summary>
internal static unsafe class LinuxFile
{
    // The layout of struct statx (see statx(2)) is the same on all processors: user, group and mode are at bytes 20, 24 and 28 of 256.
    private const int StatLength = 256;
    private const int UserPlace = 20;
    private const int GroupPlace = 24;
    private const int ModePlace = 28;
    private const int CurrentFolder = -100;
    private const uint TypeModeUserGroup = 0x1 | 0x2 | 0x8 | 0x10;
    private const int TypeMask = 0xF000;
    private const int RegularType = 0x8000;

    /// <summary>
    /// Whether an existing path is a regular file and not a device, pipe or socket; <see langword="true"/> if the system does not report
    /// the kind.
    /// </summary>
    public static bool IsRegular(string path)
    {
        byte* stat = stackalloc byte[StatLength];
        return !TryStat(path, stat) || (*(ushort*)(stat + ModePlace) & TypeMask) == RegularType;
    }

    /// <summary>Gives a file the user and group of another file.</summary>
    /// <returns>Whether the file now has that user and group; <see langword="true"/> if the system does not report owners.</returns>
    public static bool TryGive(string path, string likePath)
    {
        byte* mine = stackalloc byte[StatLength];
        byte* theirs = stackalloc byte[StatLength];
        if (!TryStat(path, mine) || !TryStat(likePath, theirs) || *(ulong*)(mine + UserPlace) == *(ulong*)(theirs + UserPlace))
        {
            return true;
        }

        fixed (byte* name = Text(path))
        {
            return chown(name, *(uint*)(theirs + UserPlace), *(uint*)(theirs + GroupPlace)) == 0;
        }
    }

    private static bool TryStat(string path, byte* stat)
    {
        try
        {
            fixed (byte* name = Text(path))
            {
                return statx(CurrentFolder, name, 0, TypeModeUserGroup, stat) == 0;
            }
        }
        catch (EntryPointNotFoundException)
        {
            // The C library is older than 2018 and has no statx.
            return false;
        }
    }

    private static byte[] Text(string path) => Encoding.UTF8.GetBytes(path + '\0');

#pragma warning disable IDE1006 // The names are those of the C library.
    [DllImport("libc")]
    private static extern int statx(int folder, byte* path, int flags, uint mask, byte* stat);

    [DllImport("libc")]
    private static extern int chown(byte* path, uint user, uint group);
#pragma warning restore IDE1006
}
