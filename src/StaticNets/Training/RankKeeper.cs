using System.Numerics;
using StaticNets.Engines;

namespace StaticNets.Training;

/// <summary>The operations of <c>Fit</c> on the processes, called ranks, that train one network together.</summary>
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
    /// <param name="state">The state of the training, which may be resumed.</param>
    /// <exception cref="ArgumentException">The ranks differ, or their number does not fit the shards.</exception>
    public abstract void Begin(TrainingEngine<T> network, FitOptions options, DataRows<T> train, DataRows<T>? validation, FitState state);

    /// <summary>Checks that all ranks have read the same block of rows.</summary>
    /// <param name="block">The rows, or <see langword="null"/> after the last block.</param>
    /// <exception cref="ArgumentException">The ranks differ.</exception>
    public abstract void CheckBlock(DataRows<T>? block);

    /// <summary>Marks an exception that all ranks throw, and returns it.</summary>
    public abstract Exception Agreed(Exception exception);

    /// <summary>Returns on all ranks whether a condition holds on at least one.</summary>
    public abstract bool Any(bool condition);

    /// <summary>Ends all ranks, unless all of them throw the exception or there is only one.</summary>
    public abstract void Fail(Exception exception);
}
