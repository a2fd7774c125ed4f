using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// A copy of a network's state: weights, optimizer state, and the number of training steps, from which dropout masks are derived.
/// </summary>
internal sealed class NetworkSnapshot<T>(TrainingEngine<T> network)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The copied weights.</summary>
    public AlignedBlock<T> Parameters { get; } = new(network.Parameters.Length);

    /// <summary>The copied optimizer state.</summary>
    public OptimizerState<T> Optimizer { get; } = new(network.Parameters.Length);

    /// <summary>The copied number of training steps, from which dropout masks are derived.</summary>
    public ulong DropoutSteps { get; set; }

    /// <summary>Copies the current state of the network.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take()
    {
        network.Parameters.CopyTo(Parameters);
        Optimizer.CopyFrom(network.OptimizerState);
        DropoutSteps = network.DropoutSteps;
    }

    /// <summary>Restores the copied state.</summary>
    public void Restore()
    {
        Parameters.CopyTo(network.Parameters.Change());
        network.OptimizerState.CopyFrom(Optimizer);
        network.DropoutSteps = DropoutSteps;
    }
}
