using System.Security.Cryptography;
using StaticNets.Files;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.FileFormats;
using StaticNets.Tool.Importing;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Models;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.StateDicts;

/// <summary>
/// Proposes a network for the weights of a PyTorch model: names and shapes of a <c>state_dict</c> tell the layers with weights, but neither
/// activations nor poolings, strides and paddings.
/// </summary>
internal static class StateDictImporter
{
    private const string Input = "input";
    private const int MostTensors = 100_000;

    // The usual forms of convolutional networks, of which the first that fits the sizes of all layers is proposed.
    private static readonly (bool IsSame, bool IsPooled)[] _forms = [(false, false), (true, false), (false, true), (true, true)];

    /// <summary>Whether the ending of a file says that PyTorch has written it.</summary>
    public static bool IsOne(string path) => Path.GetExtension(path).ToLowerInvariant() is ".pt" or ".pth";

    /// <summary>Imports a file.</summary>
    /// <exception cref="ToolException">Names and shapes do not tell the layers: all that do not are named.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or holds other objects than tensors.</exception>
    public static NetworkDeclaration Import(string path, ImportOptions options)
    {
        options.RequireInputs([Input]);
        using FileStream file = File.OpenRead(path);
        string hash = Convert.ToHexStringLower(SHA256.HashData(file));
        file.Position = 0;
        return Import(file, Path.GetFileName(path), hash, options);
    }

    /// <summary>Imports the content of a file.</summary>
    /// <param name="content">The content of the file; it can be read at any place, so that it need not be in memory.</param>
    /// <param name="name">The name of the file, for messages and the comment above the class.</param>
    /// <param name="hash">The SHA-256 of the file.</param>
    /// <param name="options">What the user says about it; the shape of the input has the name <c>input</c>.</param>
    public static NetworkDeclaration Import(Stream content, string name, string hash, ImportOptions options)
    {
        long length = content.Length;
        using SafetensorsSource source = ModelFile.Open(content, new FaultReporter(name) { Kind = "Model file" }, MostTensors);
        LargeGarbage.Collect(length);
        if (source.HasMore)
        {
            throw source.Faults.File($"at most {MostTensors} tensors", "more");
        }

        Module[] modules = InOrder(source);
        Refuse(name, modules);
        int[]? shape = options.Shapes.GetValueOrDefault(Input);
        if (shape is not null && (shape.Length < 2 || shape[1..].Min() < 1))
        {
            throw new ToolException($"Expected --shape {Input}=0,… with lengths above 0 behind that of the rows.");
        }

        Proposal proposal = Choose(form => Build(new Proposal(source, shape, form.IsSame, form.IsPooled), modules, name));
        string[] remarks =
        [
            $"Proposed from {ForeignName.Escape(name)}, a state_dict of PyTorch,",
            $"SHA-256 {hash}.",
            "A state_dict holds weights only. Add what it does not hold: activations, poolings, strides, paddings and dropouts, in the",
            "order in which forward() calls the layers.",
        ];
        NetworkDeclaration network = NetworkDeclaration.Of(
            options.Class,
            Precision.Single,
            proposal.Layers,
            [proposal.Current!],
            [.. remarks, .. proposal.Notes]
        );
        WeightCheck.Require(network);
        return network;
    }

    /// <summary>Returns the modules in the order of the file, which is that of the model's constructor.</summary>
    private static Module[] InOrder(SafetensorsSource source)
    {
        Dictionary<string, int> places = source.Entries.Index().ToDictionary(item => item.Item.Name, item => item.Index);
        ModelWeights weights = ModelWeights.Of(source.Entries, Framework.All.OfType<PyTorch>().Single());
        Module[] modules = [.. weights.Modules.OrderBy(module => module.Tensors.Min(tensor => places[tensor.Entry.Name]))];
        string prefix = Prefix(modules);
        return Array.ConvertAll(modules, module => module with { Name = module.Name[prefix.Length..] });
    }

    /// <summary>Returns the words that begin all names, as <c>state_dict.</c> in a checkpoint.</summary>
    private static string Prefix(Module[] modules)
    {
        string prefix = modules.Length > 0 ? modules[0].Name[..(modules[0].Name.LastIndexOf('.') + 1)] : "";
        while (!modules.All(module => module.Name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            prefix = prefix[..(prefix[..^1].LastIndexOf('.') + 1)];
        }

        return prefix;
    }

    private static void Refuse(string name, Module[] modules)
    {
        List<string> refused = [];
        foreach (Module module in modules)
        {
            if (ModuleKinds.Refusal(module) is { } reason)
            {
                refused.Add($"{ForeignName.Quote(module.Name)} ({module.Signature}): {reason}");
            }
        }

        if (refused.Count > 0)
        {
            throw RefusalList.Of(
                ForeignName.Quote(name),
                "module",
                count => $"names and shapes of {count} do not tell the layers",
                refused,
                "Declare the class, build it, and take staticnets convert --from pytorch; or export the model as ONNX and import that."
            );
        }
    }

    /// <summary>Returns the first proposal in which all sizes fit, otherwise the first one.</summary>
    private static Proposal Choose(Func<(bool IsSame, bool IsPooled), Proposal> build)
    {
        List<Proposal> proposals = [];
        ToolException? refusal = null;
        foreach ((bool IsSame, bool IsPooled) form in _forms)
        {
            try
            {
                proposals.Add(build(form));
            }
            catch (ToolException fault)
            {
                refusal ??= fault;
                continue;
            }

            if (!proposals[^1].HasGaps)
            {
                return proposals[^1];
            }
        }

        return proposals.Count > 0 ? proposals[0] : throw refusal!;
    }

    private static Proposal Build(Proposal proposal, Module[] modules, string name)
    {
        for (int i = 0; i < modules.Length; i++)
        {
            try
            {
                ModuleKinds.Of(modules[i])!.Add(proposal, modules[i], modules.ElementAtOrDefault(i + 1));
            }
            catch (Exception fault) when (fault is ProposalException or OverflowException)
            {
                string reason = fault is ProposalException ? fault.Message : "a size is too large";
                throw new ToolException(
                    $"{ForeignName.Quote(name)}: {ForeignName.Quote(modules[i].Name)}: {reason}. Nothing was written.",
                    fault,
                    ToolException.Refused
                );
            }
        }

        return proposal.Current is { Kind: not Layer.Input }
            ? proposal
            : throw new ToolException(
                $"{ForeignName.Quote(name)} has no weights of layers. Nothing was written.",
                exitCode: ToolException.Refused
            );
    }
}
