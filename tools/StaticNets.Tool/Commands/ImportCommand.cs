using System.CommandLine;
using System.Globalization;
using StaticNets.Files;
using StaticNets.Tool.Amplifiers;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing;
using StaticNets.Tool.KerasModels;
using StaticNets.Tool.StateDicts;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Commands;

/// <summary>The command <c>staticnets import</c>: writes the declaration of a network, and its weights, from a model of another library.</summary>
// An instance holds the options of one command line, so each invocation needs a new instance.
internal sealed class ImportCommand
{
    private readonly Argument<string> _model = new("MODEL")
    {
        Description =
            "The model: an ONNX file, one of Keras (.keras, .h5), weights of PyTorch (.pt, .pth), or the .nam or JSON file of an amplifier (NAM, Proteus, RTNeural, AIDA-X).",
    };

    private readonly Option<string> _class = new("--class") { Description = "The class to write: Namespace.Type.", Required = true };

    private readonly Option<string> _output = new("--output")
    {
        Description = "The folder for Type.cs and Type.safetensors; unless given, the current one.",
        DefaultValueFactory = _ => ".",
    };

    private readonly Option<string[]> _shape = new("--shape")
    {
        Description = "The shape of an input whose lengths the model leaves open, with 0 for the rows: NAME=0,16,8. As often as needed.",
    };

    private readonly Option<int?> _batchAxis = new("--batch-axis")
    {
        Description = "The axis of the inputs that counts the rows, unless it is the open one or the first.",
    };

    private ImportCommand() { }

    public static Command Create() => new ImportCommand().Build();

    private Command Build()
    {
        Command command = new("import", "Writes a network that computes what a model of another library computes, and its weights.")
        {
            _model,
            _class,
            _output,
            _shape,
            _batchAxis,
        };
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.Write(Import(parsed)));
        return command;
    }

    private string Import(ParseResult parsed)
    {
        string model = InputFile.Require(parsed.GetValue(_model)!);
        string folder = parsed.GetValue(_output)!;
        if (!Directory.Exists(folder))
        {
            throw new ToolException($"There is no folder '{folder}': create it before, or name another --output.");
        }

        ImportOptions options = new(
            ClassName.Parse(parsed.GetValue(_class)!),
            Shapes(parsed.GetValue(_shape) ?? []),
            parsed.GetValue(_batchAxis)
        );
        NetworkDeclaration network = Import(model, options);
        (string declaration, string weights) = DeclarationFiles.Write(network, folder);
        int tensors = network.Layers.Sum(layer => layer.Weights.Count);
        IEnumerable<string> remarks = network.Remarks.Skip(2).Select(remark => $"note: {remark}\n");
        return $"wrote {ForeignName.Escape(declaration)}: {network.Layers.Count} layers\n"
            + $"wrote {ForeignName.Escape(weights)}: {tensors} tensors\n"
            + string.Concat(remarks);
    }

    private static NetworkDeclaration Import(string model, ImportOptions options)
    {
        if (AmplifierImporter.IsOne(model))
        {
            options.RequireInputs([]);
        }
        else if (!KerasImporter.IsOne(model) && !StateDictImporter.IsOne(model))
        {
            return OnnxImporter.Import(model, options);
        }

        if (options.BatchAxis is not null)
        {
            throw new ToolException("--batch-axis is for ONNX models: in those of other libraries the rows come first.");
        }

        return AmplifierImporter.IsOne(model) ? AmplifierImporter.Import(model, options.Class)
            : KerasImporter.IsOne(model) ? KerasImporter.Import(model, options)
            : StateDictImporter.Import(model, options);
    }

    private static Dictionary<string, int[]> Shapes(string[] texts)
    {
        Dictionary<string, int[]> shapes = new(StringComparer.Ordinal);
        foreach (string text in texts)
        {
            int equals = text.LastIndexOf('=');
            string[] lengths = text[(equals + 1)..].Split(',');
            int[] numbers =
            [
                .. lengths.Select(length =>
                    int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1
                ),
            ];
            shapes[
                equals > 0 && numbers.Min() >= 0
                    ? text[..equals]
                    : throw new ToolException($"Expected --shape NAME=0,16,8, found '{text}'.")
            ] = numbers;
        }

        return shapes;
    }
}
