using System.Numerics;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>A network as it was at some moment: its weights, what its optimizer remembered, how many dropout masks it had drawn.</summary>
internal sealed class NetworkSnapshot<T>(TrainingEngine<T> network)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBlock<T> _parameters = new(network.Parameters.Length);
    private readonly OptimizerState<T> _optimizer = new(network.Parameters.Length);
    private ulong _dropoutSteps;

    /// <summary>Remembers the network as it is now.</summary>
    public void Take()
    {
        network.Parameters.CopyTo(_parameters);
        _optimizer.CopyFrom(network.OptimizerState);
        _dropoutSteps = network.DropoutSteps;
    }

    /// <summary>Makes the network what it was.</summary>
    public void Restore()
    {
        _parameters.CopyTo(network.Parameters);
        network.OptimizerState.CopyFrom(_optimizer);
        network.DropoutSteps = _dropoutSteps;
    }
}
