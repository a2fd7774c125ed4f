using System.Globalization;

namespace StaticNets.Benchmarks.Machine;

/// <summary>Where data live, from the nearest to the farthest.</summary>
internal enum CacheLevel
{
    L1,
    L2,
    L3,
    Memory,
}

/// <summary>Sizes of the data caches that one core reaches.</summary>
internal static class Caches
{
    private const string Folder = "/sys/devices/system/cpu/cpu0/cache";

    // Where the system does not tell, what most machines of these years have.
    private static readonly long[] _sizes = [Size(1, 32 << 10), Size(2, 1 << 20), Size(3, 32 << 20)];

    /// <summary>Bytes of a cache.</summary>
    public static long SizeOf(CacheLevel level) => _sizes[(int)level];

    /// <summary>The smallest cache that holds this many bytes.</summary>
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
