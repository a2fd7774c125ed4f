using System.Runtime.InteropServices;
using System.Text;

namespace StaticNets.Files;

/// <summary>Kind and owner of a file, which .NET does not tell, from the C library of Linux.</summary>
internal static unsafe class LinuxFile
{
    // The layout is the kernel's and the same on all processors (statx(2)): user, group and mode at bytes 20, 24 and 28 of 256.
    private const int StatLength = 256;
    private const int UserPlace = 20;
    private const int GroupPlace = 24;
    private const int ModePlace = 28;
    private const int CurrentFolder = -100;
    private const uint TypeModeUserGroup = 0x1 | 0x2 | 0x8 | 0x10;
    private const int TypeMask = 0xF000;
    private const int RegularType = 0x8000;

    /// <summary>Whether a path that exists leads to a file rather than to a device, a pipe or a socket; <see langword="true"/> if unknown.</summary>
    public static bool IsRegular(string path)
    {
        byte* stat = stackalloc byte[StatLength];
        return !TryStat(path, stat) || (*(ushort*)(stat + ModePlace) & TypeMask) == RegularType;
    }

    /// <summary>Gives a file to the user and the group that another one belongs to.</summary>
    /// <returns>Whether it belongs to them; <see langword="true"/> if the system does not tell whom the files belong to.</returns>
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
            // A C library from before 2018.
            return false;
        }
    }

    private static byte[] Text(string path) => Encoding.UTF8.GetBytes(path + '\0');

#pragma warning disable IDE1006 // The names are the C library's.
    [DllImport("libc")]
    private static extern int statx(int folder, byte* path, int flags, uint mask, byte* stat);

    [DllImport("libc")]
    private static extern int chown(byte* path, uint user, uint group);
#pragma warning restore IDE1006
}
