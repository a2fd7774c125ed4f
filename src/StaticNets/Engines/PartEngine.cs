using System.ComponentModel;
using System.Numerics;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// Base of the engine of a part: it predicts with the parameters of the network around it. Generated code derives from it.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="description">The part, with its tensors where the parameter block of the network has them.</param>
/// <param name="network">The engine of the network around the part.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PartEngine<T>(NetworkDescription description, NetworkEngine<T> network) : NetworkEngine<T>(description, network)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkEngine<T> _network = network;

    /// <inheritdoc/>
    public override void LoadWeights(string path)
    {
        base.LoadWeights(path);
        _network.ForgetTraining();
    }
}
