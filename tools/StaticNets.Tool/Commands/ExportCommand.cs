using System.CommandLine;
using StaticNets.Files;
using StaticNets.Tool.Exporting;
using StaticNets.Tool.Manifests;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Commands;

/// <summary>The command <c>staticnets export</c>: writes a network and its weights as an ONNX model.</summary>
// An instance holds the options of one command line, so each invocation needs a new instance.
internal sealed class ExportCommand
{
    private readonly Argument<string> _assembly = new("APP.dll") { Description = "The built app or library." };

    private readonly Argument<string> _class = new("CLASS") { Description = "The network's class in it: Namespace.Type." };

    private readonly Option<string> _weights = new("--weights")
    {
        Description = "The weights, a safetensors file of the network.",
        Required = true,
    };

    private readonly Option<string> _output = new("--output") { Description = "The ONNX file to write.", Required = true };

    private ExportCommand() { }

    public static Command Create() => new ExportCommand().Build();

    private Command Build()
    {
        Command command = new("export", "Writes a network and its weights as an ONNX model.") { _assembly, _class, _weights, _output };
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.Write(Export(parsed)));
        return command;
    }

    private string Export(ParseResult parsed)
    {
        NetworkReference reference = new(InputFile.Require(parsed.GetValue(_assembly)!), parsed.GetValue(_class)!);
        string weights = InputFile.Require(parsed.GetValue(_weights)!);
        string output = parsed.GetValue(_output)!;
        foreach (string input in new[] { weights, reference.Assembly })
        {
            if (InputFile.IsSame(output, input))
            {
                throw new ToolException($"The output '{output}' is an input: name another file.");
            }
        }

        NetworkManifest network = ManifestReader.Read(reference);
        (byte[] file, int opset) = OnnxExporter.Export(network, DeclaredLayers.Read(reference, network), weights);
        using ReplacementFile replacement = new(output);
        replacement.Stream.Write(file);
        replacement.Commit();
        return $"wrote {ForeignName.Escape(output)}: {network.Layers.Count} layers, opset {opset}, {file.Length} bytes\n";
    }
}
