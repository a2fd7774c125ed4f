namespace StaticNets;

/// <summary>
/// Uses another network as a layer: <c>[Use&lt;Encoder&gt;]</c>. Its layers stand here with weights of their own, whose names begin with
/// that of the part: <c>encoder/dense_1/kernel</c>. The shape that it reads is that of the other network's <c>[Input]</c>. Without a name
/// it is called after its class. Two uses of a network with one <see cref="LayerAttribute.Name"/> share their weights; what the second one
/// computes has the name with a number, <c>encoder_1</c>.
/// </summary>
/// <typeparam name="TNetwork">A class with <c>[Network]</c>, with one input, one output and the same number format.</typeparam>
public sealed class UseAttribute<TNetwork> : LayerAttribute
    where TNetwork : class;
