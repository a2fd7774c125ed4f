namespace StaticNets.Tool.Declarations;

/// <summary>
/// Writes <c>[Dense(8, Activation = Activation.Relu)]</c> instead of two attributes, where only the activation reads the layer.
/// </summary>
internal static class ActivationFusion
{
    private static readonly string[] _kinds = ["Dense", "Conv1D", "Conv2D", "DepthwiseConv2D", "SeparableConv2D", "Conv2DTranspose"];

    /// <summary>Merges layers in a list.</summary>
    /// <param name="layers">The list.</param>
    /// <param name="outputs">The layers that are outputs; one that is merged is replaced.</param>
    public static void Apply(LayerList layers, Layer[] outputs)
    {
        foreach (Layer function in layers.Layers.Where(layer => layer.Kind is "Activation" or "Softmax").ToArray())
        {
            Layer read = function.Reads[0];
            bool isAlone = layers.ReadersOf(read).Count() == 1 && !outputs.Contains(read);
            if (isAlone && _kinds.Contains(read.Kind) && read.Activation is null && IsOverUnits(function, read))
            {
                read.Activation = function.Activation is { Function: not Activation.Linear } other ? other : null;
                layers.Remove(function);
                for (int i = 0; i < outputs.Length; i++)
                {
                    outputs[i] = outputs[i] == function ? read : outputs[i];
                }
            }
        }
    }

    // Behind a convolution, a softmax is over the channels of each pixel as well; all functions keep the shape.
    private static bool IsOverUnits(Layer function, Layer read) => function.Shape.SequenceEqual(read.Shape);
}
