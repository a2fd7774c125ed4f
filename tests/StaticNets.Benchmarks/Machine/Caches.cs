using System.Globalization;

namespace StaticNets.Benchmarks.Machine;

/// <summary>The levels of the memory hierarchy, from the fastest to the slowest.</summary>
internal enum CacheLevel
{
    L1,
    L2,
    L3,
    Memory,
}

/// <summary>Sizes of the data caches that one core can use.</summary>
internal static class Caches
{
    private const string Folder = "/sys/devices/system/cpu/cpu0/cache";

    // The second argument is a typical size, which is used on systems that do not report the sizes of their caches.
    private static readonly long[] _sizes = [Size(1, 32 << 10), Size(2, 1 << 20), Size(3, 32 << 20)];

    /// <summary>Returns the size of a cache in bytes.</summary>
    public static long SizeOf(CacheLevel level) => _sizes[(int)level];

    /// <summary>Returns the smallest cache that can hold a number of bytes.</summary>
    public static CacheLevel Of(long bytes)
    {
        int level = Array.FindIndex(_sizes, size => bytes <= size);
        return level < 0 ? CacheLevel.Memory : (CacheLevel)level;
    }

    private static long Size(int level, long otherwise)
    {
        if (!Directory.Exists(Folder))
        {
            return otherwise;
        }

        foreach (string index in Directory.GetDirectories(Folder, "index*"))
        {
            if (Read(index, "level") == level.ToString(CultureInfo.InvariantCulture) && Read(index, "type") != "Instruction")
            {
                return long.Parse(Read(index, "size").TrimEnd('K'), CultureInfo.InvariantCulture) << 10;
            }
        }

        return otherwise;
    }

    private static string Read(string index, string file) => File.ReadAllText(Path.Combine(index, file)).Trim();
}
