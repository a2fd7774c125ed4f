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

/// <summary>An argument that may have only one value, because no layer does what the others ask for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">The value as JSON; an argument that is left out or null has it, too.</param>
/// <param name="Reason">What would be possible.</param>
internal sealed record FixedArgument(string Name, string Value, string Reason)
{
    /// <summary>Images and sequences have their channels last.</summary>
    public static FixedArgument ChannelsLast { get; } =
        new("data_format", "\"channels_last\"", "channels must come last: build the model with data_format=\"channels_last\"");
}
