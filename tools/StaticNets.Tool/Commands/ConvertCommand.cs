using System.CommandLine;
using StaticNets.Tool.Conversion;
using StaticNets.Tool.Manifests;
using StaticNets.Tool.Mapping;
using StaticNets.Tool.Models;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Commands;

/// <summary>
/// The command <c>staticnets convert</c>: reads the weights of another library and writes a file that a network can load.
/// </summary>
// An instance holds the options of one command line, so each invocation needs a new instance.
internal sealed class ConvertCommand
{
    private const string Ending = ".staticnets.safetensors";

    private readonly Argument<string> _model = new("MODEL")
    {
        Description = "The model's weights, a safetensors file or one of torch.save (.pt, .pth).",
    };

    private readonly Option<string> _from = new("--from") { Description = "The library that the weights come from.", Required = true };

    private readonly Option<string> _network = new("--network")
    {
        Description = "The built app or library and the network's class in it: APP.dll:Namespace.Type.",
        Required = true,
    };

    private readonly Option<string?> _output = new("--output")
    {
        Description = $"The file to write; unless given, MODEL with the ending {Ending}.",
    };

    private readonly Option<string[]> _map = new("--map")
    {
        Description = "A layer of the network and the model's module that it gets its weights from: LAYER=MODULE. As often as needed.",
    };

    private ConvertCommand() { }

    public static Command Create() => new ConvertCommand().Build();

    private Command Build()
    {
        _from.AcceptOnlyFromAmong([.. Framework.All.Select(framework => framework.Name)]);
        Command command = new("convert", "Brings the weights of a PyTorch or Keras model into the form that a network loads.")
        {
            _model,
            _from,
            _network,
            _output,
            _map,
        };
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.Write(Convert(parsed)));
        return command;
    }

    private ConversionReport Convert(ParseResult parsed)
    {
        string model = InputFile.Require(parsed.GetValue(_model)!);
        NetworkReference reference = NetworkReference.Parse(parsed.GetValue(_network)!);
        string output = parsed.GetValue(_output) ?? Path.ChangeExtension(model, Ending);
        if (string.IsNullOrWhiteSpace(output))
        {
            throw new ToolException("The output has no name.");
        }

        InputFile.Require(reference.Assembly);
        foreach (string input in new[] { model, reference.Assembly })
        {
            if (InputFile.IsSame(output, input))
            {
                throw new ToolException($"The output '{output}' is an input: name another file.");
            }
        }

        NetworkManifest network = ManifestReader.Read(reference);
        Framework framework = Framework.All.First(known => known.Name == parsed.GetValue(_from));
        MapArgument[] maps = [.. (parsed.GetValue(_map) ?? []).Select(text => new MapArgument(text))];
        return ModelConverter.Convert(model, framework, network, output, maps);
    }
}
