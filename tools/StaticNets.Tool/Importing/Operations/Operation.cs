namespace StaticNets.Tool.Importing.Operations;

/// <summary>An operation of ONNX that becomes layers.</summary>
/// <param name="Name">Its name in ONNX.</param>
/// <param name="Layers">The layers that it becomes, for the documentation.</param>
/// <param name="Conditions">What it must fulfil, for the documentation.</param>
/// <param name="Lower">Adds the layers.</param>
internal sealed record Operation(string Name, string Layers, string Conditions, Action<NodeContext> Lower);
