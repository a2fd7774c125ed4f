using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Importing;

/// <summary>
/// A model that leaves the number of steps of its input open becomes a network of <c>Steps.Any</c>, if none of its layers needs the number:
/// the rules are those of SNET1019.
/// </summary>
internal static class OpenSequence
{
    // Layers that compute each step from the same step of what they read.
    private static readonly string[] _eachStep =
    [
        "Activation",
        "Add",
        "Average",
        "BatchNormalization",
        "Concatenate",
        "Conv1D",
        "Dense",
        "Dropout",
        "Embedding",
        "LayerNormalization",
        "Maximum",
        "Minimum",
        "Multiply",
        "PRelu",
        "RmsNormalization",
        "Scale",
        "Slice",
        "Softmax",
        "Subtract",
    ];

    private static readonly string[] _ofAllSteps = ["SimpleRnn", "Lstm", "Gru", "MultiHeadAttention"];

    /// <summary>Imports a model with any number of steps.</summary>
    /// <param name="import">The import with a number that stands for that of the steps; whether it is the last one.</param>
    /// <param name="request">What the user is asked for if that is not possible.</param>
    /// <exception cref="ToolException">
    /// A layer needs the number of steps, or parts of the model cannot become layers, perhaps because the number is open.
    /// </exception>
    public static NetworkDeclaration Import(Func<int?, bool, NetworkDeclaration> import, string request)
    {
        try
        {
            byte[] expected = Digest(Opened(import(Sizes.OtherFreeSteps, false), Sizes.OtherFreeSteps));
            NetworkDeclaration network = Opened(import(Sizes.FreeSteps, true), Sizes.FreeSteps);
            string[] obstacles = [.. Obstacles(network)];
            return obstacles.Length > 0 ? throw new ToolException(string.Concat(obstacles.Select(obstacle => $"\n  {obstacle}")))
                : Digest(network).SequenceEqual(expected) ? network
                : throw new ToolException("\n  the model computes with their number");
        }
        catch (ToolException fault) when (fault.ExitCode == ToolException.Refused)
        {
            throw new ToolException($"{fault.Message}\n{request}", fault, ToolException.Refused);
        }
        catch (ToolException fault)
        {
            string reason = fault.Message.StartsWith('\n') ? fault.Message : "\n" + fault.Message;
            throw new ToolException($"{request} Any number of steps is not possible:{reason}", fault);
        }
    }

    private static NetworkDeclaration Opened(NetworkDeclaration network, int steps)
    {
        foreach (Layer layer in network.Inputs.Concat(network.Layers))
        {
            layer.LeaveOpen(steps);
        }

        return network;
    }

    /// <summary>Returns what needs the number of steps.</summary>
    private static IEnumerable<string> Obstacles(NetworkDeclaration network)
    {
        if (network.Inputs.Count > 1 || network.Outputs.Count > 1)
        {
            yield return "the network has several inputs or outputs";
        }

        if (!IsSequence(network.Inputs[0]) && !network.Layers.Any(layer => layer.Kind == "Embedding"))
        {
            yield return "the input is no sequence [steps, features]";
        }

        LayerNaming names = new(network);
        foreach (Layer layer in network.Layers.Where(layer => !KeepsOpen(layer)))
        {
            yield return $"'{names.Of(layer)}' ([{layer.Kind}]) needs their number";
        }

        if (!network.Layers.Any(RelatesSteps))
        {
            yield return "no layer relates the steps to each other, so that each of them can be a row";
        }
    }

    private static bool KeepsOpen(Layer layer)
    {
        bool[] reads = [.. layer.Reads.Select(IsOpen)];
        return !reads.Contains(true)
            ? !IsOpen(layer)
            : !reads.Contains(false)
                && (
                    (_eachStep.Contains(layer.Kind) && IsSequence(layer))
                    || (_ofAllSteps.Contains(layer.Kind) && (IsSequence(layer) || !IsOpen(layer)))
                    || layer.Kind == "LastStep"
                );
    }

    private static bool IsOpen(Layer layer) => layer.Shape.Contains(Layer.AnySteps);

    private static bool IsSequence(Layer layer) => layer.Shape is [Layer.AnySteps, > 0];

    private static bool RelatesSteps(Layer layer) =>
        layer.Reads.Any(IsOpen)
        && (
            _ofAllSteps.Contains(layer.Kind)
            || (layer.Kind == "Conv1D" && layer.Weights.Any(weight => weight is { Role: "kernel", Shape: [> 1, ..] }))
        );

    /// <summary>Returns a hash of all that would be written.</summary>
    private static byte[] Digest(NetworkDeclaration network)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(DeclarationWriter.Write(network)));
        foreach (Weight weight in network.Layers.SelectMany(layer => layer.Weights))
        {
            hash.AppendData(MemoryMarshal.AsBytes<double>(weight.Values));
        }

        return hash.GetHashAndReset();
    }
}
