using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>
/// Cuts the sequences of a batch into pieces of so many steps; the last piece may be shorter. The memory for a piece is allocated once.
/// </summary>
internal sealed class SequencePieces<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _steps;
    private readonly T[] _x = [];
    private readonly T[] _targets = [];
    private readonly int[] _classes = [];
    private readonly T[] _weights = [];

    /// <param name="network">The description of the network.</param>
    /// <param name="rows">The rows of the dataset.</param>
    /// <param name="batchSize">Largest number of rows in a batch.</param>
    /// <param name="steps">Largest number of steps in a piece; 0 for whole sequences.</param>
    public SequencePieces(NetworkDescription network, DataRows<T> rows, int batchSize, int steps)
    {
        Network = Shortest = rows.Network;
        _steps = Network.Steps;
        if (steps == 0 || steps >= Network.Steps)
        {
            return;
        }

        _steps = steps;
        int rest = Network.Steps % steps;
        Count = ((Network.Steps - 1) / steps) + 1;
        Network = network.OfSteps(steps);
        Shortest = rest == 0 ? Network : network.OfSteps(rest);
        _x = new T[batchSize * Network.InputLength];
        _targets = new T[batchSize * Network.TargetLength];
        _classes = new int[batchSize * Network.ClassLength];
        _weights = new T[rows.AreWeighted ? batchSize * Network.WeightsPerRow : 0];
    }

    /// <summary>Number of pieces of a sequence.</summary>
    public int Count { get; } = 1;

    /// <summary>The description of the pieces, except perhaps the last one.</summary>
    public NetworkDescription Network { get; }

    /// <summary>The description of the last piece.</summary>
    public NetworkDescription Shortest { get; }

    /// <summary>Returns a piece of each row of a batch. The returned memory is valid until the next call.</summary>
    /// <param name="rows">The whole rows.</param>
    /// <param name="piece">Index of the piece.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public BatchRows<T> Take(in BatchRows<T> rows, int piece)
    {
        if (Count == 1)
        {
            return rows;
        }

        NetworkDescription network = piece == Count - 1 ? Shortest : Network;
        int before = piece * _steps;
        int steps = rows.Network.Steps;
        return new BatchRows<T>(
            network,
            Cut(rows.X, _x, rows.Count * steps, steps, before, network.Steps),
            Cut(rows.Targets, _targets, rows.Count * steps, steps, before, network.Steps),
            Cut(rows.Classes, _classes, rows.Count * steps, steps, before, network.Steps),
            rows.Count,
            Cut(rows.Weights, _weights, rows.Count * steps, steps, before, network.Steps)
        );
    }

    /// <summary>Copies the values of some consecutive steps of each row.</summary>
    /// <param name="source">All steps of all rows, or nothing.</param>
    /// <param name="piece">Receives the steps; it may be longer.</param>
    /// <param name="allSteps">Number of steps of all rows together.</param>
    /// <param name="steps">Number of steps of a row.</param>
    /// <param name="before">Number of steps in front of the piece.</param>
    /// <param name="count">Number of steps of the piece.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ReadOnlySpan<TValue> Cut<TValue>(
        ReadOnlySpan<TValue> source,
        TValue[] piece,
        int allSteps,
        int steps,
        int before,
        int count
    )
    {
        int perStep = source.Length / allSteps;
        int length = count * perStep;
        for (int row = 0; row < allSteps / steps; row++)
        {
            source.Slice(((row * steps) + before) * perStep, length).CopyTo(piece.AsSpan(row * length));
        }

        return piece.AsSpan(0, allSteps / steps * length);
    }
}
