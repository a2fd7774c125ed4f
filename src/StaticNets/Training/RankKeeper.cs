using System.Numerics;
using StaticNets.Engines;

namespace StaticNets.Training;

/// <summary>What <c>Fit</c> needs if several processes, the ranks, train one network together.</summary>
internal abstract class RankKeeper<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Adds what the ranks compute in a training step.</summary>
    public abstract RankSums<T> Sums { get; }

    /// <summary>Whether this process is rank 0, which writes checkpoints and reports progress.</summary>
    public abstract bool IsFirst { get; }

    /// <summary>Checks that all ranks train the same network in the same way, and gives all of them the weights of rank 0.</summary>
    /// <param name="network">The network.</param>
    /// <param name="options">The options.</param>
    /// <param name="train">The training rows.</param>
    /// <param name="validation">The validation rows, or <see langword="null"/>.</param>
    /// <param name="epoch">Number of epochs before, more than 0 if training is resumed.</param>
    /// <exception cref="ArgumentException">The ranks differ, or their number does not fit the shards.</exception>
    public abstract void Begin(TrainingEngine<T> network, FitOptions options, DataRows<T> train, DataRows<T>? validation, int epoch);

    /// <summary>Returns on all ranks whether a condition holds on at least one.</summary>
    public abstract bool Any(bool condition);

    /// <summary>Ends all ranks, unless all of them throw the same exception.</summary>
    public abstract void Fail(Exception exception);
}
