namespace StaticNets;

/// <summary>
/// Uses another network as a layer, called a part: <c>[Use&lt;Encoder&gt;]</c>. The part has weights of its own, whose names begin with the
/// name of the part: <c>encoder/dense_1/kernel</c>. The layer above must have the shape of the other network's <c>[Input]</c>. Without a
/// name the part is called after its class. If two uses of a network have the same <see cref="LayerAttribute.Name"/>, they share their
/// weights; the output of the second use is called by this name with a number, <c>encoder_1</c>.
/// </summary>
/// <typeparam name="TNetwork">
/// A class with <c>[Network]</c> that has one input, one output, and the number format of the network that uses it.
/// </typeparam>
public sealed class UseAttribute<TNetwork> : LayerAttribute
    where TNetwork : class;
