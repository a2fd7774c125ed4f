using System.Numerics;
using StaticNets.Engines;

namespace StaticNets.Tests.Networks;

/// <summary>Creates teams that cut even a small batch into eight shards, if it has so many rows.</summary>
internal static class Teams
{
    private const int Shards = 8;

    /// <summary>Creates a team.</summary>
    /// <param name="engine">The network.</param>
    /// <param name="workers">Number of workers; rounded up to a power of two.</param>
    public static PassTeam<T> Of<T>(TrainingEngine<T> engine, int workers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(engine.Runner, (int)BitOperations.RoundUpToPowerOf2((uint)workers), Shards);
}
