using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>A network as it was at some moment: its weights, what its optimizer remembered, how many dropout masks it had drawn.</summary>
internal sealed class NetworkSnapshot<T>(TrainingEngine<T> network)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The weights.</summary>
    public AlignedBlock<T> Parameters { get; } = new(network.Parameters.Length);

    /// <summary>What the optimizer remembered.</summary>
    public OptimizerState<T> Optimizer { get; } = new(network.Parameters.Length);

    /// <summary>How many dropout masks had been drawn.</summary>
    public ulong DropoutSteps { get; set; }

    /// <summary>Remembers the network as it is now.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take()
    {
        network.Parameters.CopyTo(Parameters);
        Optimizer.CopyFrom(network.OptimizerState);
        DropoutSteps = network.DropoutSteps;
    }

    /// <summary>Makes the network what it was.</summary>
    public void Restore()
    {
        Parameters.CopyTo(network.Parameters);
        network.OptimizerState.CopyFrom(Optimizer);
        network.DropoutSteps = DropoutSteps;
    }
}
