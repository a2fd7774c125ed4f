using StaticNets.Generator.Declarations;
using StaticNets.Generator.Layers;
using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Planning;

/// <summary>Lays all inputs of a network side by side in one row, and all outputs in another row.</summary>
internal static class GraphPorts
{
    /// <summary>Returns the inputs; an input without a valid shape gets one element.</summary>
    public static EquatableArray<InputPort> Inputs(NetworkPorts ports, LayerProgram program)
    {
        List<InputPort> inputs = [];
        long offset = 0;
        foreach (InputDeclaration input in ports.Inputs)
        {
            string name = ports.Inputs.Count == 1 ? "packedX" : "packed" + Identifiers.Pascal(input.Name);
            InputPort port = new(input.Name, program.NewValue(name, input.Shape ?? Shape.Of(1)), offset)
            {
                IsIndices = input.IsIndices,
                IsSparse = input.IsSparse,
            };
            inputs.Add(port);
            offset = Saturate.Add(offset, port.Length);
        }

        return inputs.ToEquatableArray();
    }

    /// <summary>Returns the outputs with the values of their layers.</summary>
    /// <param name="shown">The index of the layer of each output.</param>
    /// <param name="values">The values of all layers.</param>
    public static EquatableArray<OutputPort> Outputs(
        NetworkDeclaration declaration,
        IReadOnlyList<int?> shown,
        IReadOnlyList<Value?> values
    )
    {
        List<OutputPort> outputs = [];
        long offset = 0;
        long targets = 0;
        long classes = 0;
        for (int i = 0; i < shown.Count; i++)
        {
            OutputDeclaration declared = declaration.Ports.Outputs[i];
            LossFunction? loss = declared.Loss is { } name ? LossFunctions.Find(name) : null;
            Value? value = shown[i] is { } layer ? values[layer] : null;
            string called = declared.Layer ?? declaration.Layers.LastOrDefault()?.Name ?? "";
            bool takesClasses = loss?.TakesClasses == true;
            OutputPort port = new(
                called,
                value,
                offset,
                shown[i],
                i,
                declared.IsDeclared,
                loss,
                declared.Weight,
                takesClasses ? classes : targets
            );
            outputs.Add(port);
            offset = Saturate.Add(offset, port.Length);
            targets = Saturate.Add(targets, takesClasses ? 0 : port.TargetLength);
            classes = Saturate.Add(classes, takesClasses ? port.TargetLength : 0);
        }

        return outputs.ToEquatableArray();
    }
}
