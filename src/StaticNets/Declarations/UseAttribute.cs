namespace StaticNets;

/// <summary>
/// Uses another network, called a part, as a layer: <c>[Use&lt;Encoder&gt;]</c>. The part has weights of its own, whose names begin with
/// the name of the part: <c>encoder/dense_1/kernel</c>. The output of the layer above must have the shape of the part's <c>[Input]</c>.
/// Without a name the part is called after its class. If two uses of a network have the same <see cref="LayerAttribute.Name"/>, such as
/// <c>encoder</c>, they share their weights, and the output of the second use is called <c>encoder_1</c>.
/// </summary>
/// <typeparam name="TNetwork">
/// A class with <c>[Network]</c> that has one input, one output, and the number format of the network that uses it.
/// </typeparam>
public sealed class UseAttribute<TNetwork> : LayerAttribute
    where TNetwork : class
{
    /// <summary>
    /// Whether training leaves all weights of the part unchanged, also those of parts inside it. Uses that share weights have the same
    /// value.
    /// </summary>
    public bool Frozen { get; set; }
}
