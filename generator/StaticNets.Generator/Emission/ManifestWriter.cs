using StaticNets.Generator.Declarations;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

/// <summary>Writes attributes that tools read without running the assembly: inputs, outputs, layers, tensors.</summary>
internal static class ManifestWriter
{
    public static void Write(CodeWriter writer, NetworkPlan plan)
    {
        NetworkGraph graph = plan.Graph;
        string precision = plan.Element.Keyword == Element.Double.Keyword ? "Double" : "Single";
        InputPort first = graph.Inputs[0];
        writer.Line($"[{Qualified.Runtime}NetworkManifest(global::StaticNets.Precision.{precision}, {Lengths(first.Shape)})]");
        if (graph.HasSeveralPorts || first.Name != InputDeclaration.DefaultName)
        {
            writer.Lines(graph.Inputs.Select((port, i) => Port("Input", port, i)));
            writer.Lines(graph.Outputs.Select((port, i) => Port("Output", port, i)));
        }

        writer.Lines(graph.Layers.Select(Layer));
        writer.Lines(graph.Parameters.Select(Tensor));
    }

    private static string Port(string kind, Port port, int index) =>
        $"[{Qualified.Runtime}{kind}Manifest({Literals.Integer(index)}, {Literals.String(port.Name)}, {Lengths(port.Value!.Shape)})]";

    private static string Layer(LayerNode layer, int index)
    {
        string reads = string.Concat(layer.Reads.Select(read => ", " + Literals.String(read)));
        string shape = $"new int[] {{ {Lengths(layer.Output!.Shape)} }}";
        string order = $"{Qualified.Runtime}FeatureOrder.{layer.Order}";
        string words = $"{Literals.String(layer.Name)}, {Literals.String(layer.Kind)}";
        return $"[{Qualified.Runtime}LayerManifest({Literals.Integer(index)}, {words}, {order}, {shape}{reads})]";
    }

    private static string Tensor(Parameter tensor, int index)
    {
        string format = tensor.Format == WeightFormat.Default ? "" : ", Format = " + Qualified.Of(tensor.Format);
        string lengths = format.Length == 0 ? Lengths(tensor.Shape) : $"new int[] {{ {Lengths(tensor.Shape)} }}";
        return $"[{Qualified.Runtime}TensorManifest({Literals.Integer(index)}, {Literals.String(tensor.FullName)}, {lengths}{format})]";
    }

    private static string Lengths(Shape shape) => string.Join(", ", shape.Sizes.Select(Literals.Integer));
}
