using System.ComponentModel;
using System.Numerics;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// Base of the engine of a part, which is a network used inside another network. The engine predicts with the parameters of the outer
/// network. Generated code derives from this class.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="description">
/// The description of the part; the offsets of its tensors refer to the parameter block of the outer network.
/// </param>
/// <param name="network">The engine of the outer network.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PartEngine<T>(NetworkDescription description, NetworkEngine<T> network) : NetworkEngine<T>(description, network)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkEngine<T> _network = network;

    /// <summary>Checks numbers that stand for indices, if the input of the part holds indices.</summary>
    /// <param name="x">Rows × input length values.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is no integer of the vocabulary.</exception>
    internal void CheckIndices(ReadOnlySpan<T> x) => ((IndexInputs<T>?)Description.Indices)?.Check(x, Description.InputLength, null);

    /// <inheritdoc/>
    internal override void ForgetTraining() => _network.ForgetTraining();
}
