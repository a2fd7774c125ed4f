using StaticNets.Tool.Declarations;

namespace StaticNets.Tool.KerasModels.Layers;

/// <summary>A class of Keras that becomes layers.</summary>
/// <param name="Class">Its name in Keras.</param>
/// <param name="Layers">The layers that it becomes, for the documentation.</param>
/// <param name="Conditions">What it must fulfil, for the documentation.</param>
/// <param name="Lower">Adds the layers and returns the last one.</param>
internal sealed record KerasLayer(string Class, string Layers, string Conditions, Func<LayerContext, Layer> Lower)
{
    /// <summary>Arguments that may have only one value.</summary>
    public IReadOnlyList<FixedArgument> Fixed { get; init; } = [];

    /// <summary>Whether the layer can read a sequence of any length.</summary>
    public bool ReadsAnySteps { get; init; }
}
