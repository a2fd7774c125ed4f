using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// Decides into how many shards the rows of a batch are cut. The number is a power of two and depends on the network and the number of rows
/// alone, never on threads or processes, so that they do not change the order in which gradients are added.
/// </summary>
internal static class ShardCount
{
    /// <summary>Number of shards of a large batch, unless an option sets another one.</summary>
    public const int Default = 8;

    /// <summary>Largest number of shards.</summary>
    public const int Most = 1024;

    /// <summary>Returns the number of shards of a batch in a training step.</summary>
    /// <param name="network">The description of the rows.</param>
    /// <param name="rows">Number of rows of the batch.</param>
    /// <param name="wanted">
    /// Number of shards that the user wants; a batch with fewer rows has fewer. If <see langword="null"/>, a batch has as many shards, up to
    /// <see cref="Default"/>, as cost next to nothing on one core.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int For(NetworkDescription network, int rows, int? wanted = null)
    {
        if (wanted is int count)
        {
            return network.TrainingWorkspace.TakesWholeBatch ? 1 : Math.Min(count, PowerOfTwo(rows));
        }

        return rows < 2 * Tuning.TrainingRowsOfAShard || network.TrainingWorkspace.TakesWholeBatch
            ? 1
            : Math.Min(Default, PowerOfTwo((int)(rows / FewestRows(network))));
    }

    /// <summary>
    /// Returns the number of parts whose losses are summed one by one if rows are only measured. No part has fewer rows than are computed at
    /// a time, so the parts cost nothing.
    /// </summary>
    /// <param name="network">The description of the rows.</param>
    /// <param name="rows">Number of rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int OfMeasuring(NetworkDescription network, int rows)
    {
        double fewest = Math.Max(network.TrainingRows, Tuning.MultiplyAddsOfAThread / Math.Max(1, network.MultiplyAdds));
        return network.TrainingWorkspace.TakesWholeBatch ? 1 : Math.Min(Default, PowerOfTwo((int)(rows / fewest)));
    }

    /// <summary>Returns the largest power of two that is at most <paramref name="value"/>, and at least 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int PowerOfTwo(int value) => value < 2 ? 1 : 1 << BitOperations.Log2((uint)value);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double FewestRows(NetworkDescription network)
    {
        double work = Math.Max(1, network.MultiplyAdds);
        double forSums = Tuning.MultiplyAddsOfAParameter * network.ParameterBlockLength / work;
        return Math.Max(Math.Max(Tuning.TrainingRowsOfAShard, forSums), Tuning.MultiplyAddsOfAThread / work);
    }
}
