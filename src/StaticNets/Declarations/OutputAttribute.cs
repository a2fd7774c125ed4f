namespace StaticNets;

/// <summary>
/// Makes a layer an output of the network: <c>[Output("price", Loss = Loss.MeanSquaredError, Weight = 0.5)]</c>. <c>Predict</c> fills a
/// span for each output, in the order of the declaration. Without any <c>[Output]</c>, the last layer is the only output, and
/// <c>[Network]</c> declares its loss.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OutputAttribute : Attribute
{
    /// <summary>Declares an output.</summary>
    /// <param name="layer">Name of the layer that computes the output; other layers may read this layer as well.</param>
    public OutputAttribute(string layer)
    {
        Layer = layer;
    }

    /// <summary>Name of the layer that computes the output.</summary>
    public string Layer { get; }

    /// <summary>
    /// The loss that training minimises at this output. Either all outputs of a network have a loss, or none has and the network only
    /// predicts. The loss of the network is the sum of the losses of its outputs, each multiplied by its <see cref="Weight"/>.
    /// </summary>
    public Loss Loss { get; set; }

    /// <summary>
    /// The factor of this output's loss in the loss of the network: finite and at least 0; with 0 the output is not trained.
    /// </summary>
    public double Weight { get; set; } = 1;
}
