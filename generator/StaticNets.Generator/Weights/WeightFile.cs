using System.Text;
using System.Xml;
using System.Xml.Linq;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Weights;

/// <summary>One <c>StaticNetsWeights</c> item of a project. The build passes it to the compiler as a small JSON file.</summary>
/// <param name="Network">Full name of the network class that the weights are for.</param>
/// <param name="File">Path of the safetensors file as written in the project.</param>
/// <param name="Resource">Name of the embedded resource that contains the file.</param>
/// <param name="IsMissing">Whether the file does not exist.</param>
/// <param name="Fault">The reason why the file is not a safetensors file; <see langword="null"/> if it is one.</param>
/// <param name="Tensors">The tensors in the order of the header.</param>
internal sealed record WeightFile(
    string Network,
    string File,
    string Resource,
    bool IsMissing,
    WeightFault? Fault,
    EquatableArray<WeightTensor> Tensors
)
{
    /// <summary>The ending of the JSON file's name, which is, for example, <c>Digits.DigitClassifier.staticnets.json</c>.</summary>
    public const string Ending = ".staticnets.json";

    /// <summary>The facts that emitted code needs about the safetensors file.</summary>
    public WeightReference Reference => new(Network, File, Resource);

    /// <summary>
    /// Parses the JSON text of a <c>StaticNetsWeights</c> item; returns <see langword="null"/> if the build did not write the text.
    /// </summary>
    public static WeightFile? Read(string text)
    {
        XElement root;
        try
        {
            using XmlReader json = Json.Reader(Encoding.UTF8.GetBytes(text));
            root = XElement.Load(json);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return null;
        }

        if (Json.Text(root, "network") is not { } network || Json.Text(root, "file") is not { } file)
        {
            return null;
        }

        string resource = Json.Text(root, "resource") ?? "";
        if (Json.Text(root, "expected") is { } expected)
        {
            return new(network, file, resource, false, new WeightFault(expected, Json.Text(root, "found") ?? ""), default);
        }

        if (Json.Member(root, "header") is not { } header || !long.TryParse(Json.Text(root, "dataLength"), out long length))
        {
            return new(network, file, resource, IsMissing: true, null, default);
        }

        (EquatableArray<WeightTensor> tensors, WeightFault? fault) = WeightHeader.Read(header, length);
        return new(network, file, resource, false, fault, tensors);
    }
}

/// <summary>A violated rule of the safetensors format: the expected and the found content.</summary>
internal sealed record WeightFault(string Expected, string Found);

/// <summary>One tensor of a safetensors file.</summary>
/// <param name="Name">The full name, such as <c>dense/kernel</c>.</param>
/// <param name="Dtype">The element type as safetensors files name it, such as <c>F32</c>.</param>
/// <param name="Shape">The shape; empty for a scalar.</param>
internal sealed record WeightTensor(string Name, string Dtype, EquatableArray<long> Shape);
