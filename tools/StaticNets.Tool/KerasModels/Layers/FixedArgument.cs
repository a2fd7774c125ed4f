namespace StaticNets.Tool.KerasModels.Layers;

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
