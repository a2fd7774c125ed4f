using System.Text;
using System.Xml;
using System.Xml.Linq;
using StaticNets.Generator.Declarations;
using StaticNets.Generator.Tensors;

namespace StaticNets.Generator.Weights;

/// <summary>One <c>StaticNetsWeights</c> item of a project, as the build describes it to the compiler in a file of its own.</summary>
/// <param name="Network">Dotted name of the class that the weights are for.</param>
/// <param name="File">The safetensors file as the project names it.</param>
/// <param name="Resource">Name of the resource that holds it.</param>
/// <param name="IsMissing">Whether there is no such file.</param>
/// <param name="Fault">What keeps the file from being a safetensors file: expected and found; <see langword="null"/> for nothing.</param>
/// <param name="Tensors">What the header says, in its order.</param>
internal sealed record WeightFile(
    string Network,
    string File,
    string Resource,
    bool IsMissing,
    WeightFault? Fault,
    EquatableArray<WeightTensor> Tensors
)
{
    /// <summary>How the names of such descriptions end: <c>Digits.DigitClassifier.staticnets.json</c>.</summary>
    public const string Ending = ".staticnets.json";

    /// <summary>What emitted code must know of the file.</summary>
    public WeightReference Reference => new(Network, File, Resource);

    /// <summary>Reads a description; <see langword="null"/> for a file that the build did not write.</summary>
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

/// <summary>A rule of the format that a file breaks.</summary>
internal sealed record WeightFault(string Expected, string Found);

/// <summary>One tensor of a file.</summary>
/// <param name="Name">Its full name, <c>dense/kernel</c>.</param>
/// <param name="Dtype">The format's name of its element type, <c>F32</c>.</param>
/// <param name="Shape">May be empty, for a single number.</param>
internal sealed record WeightTensor(string Name, string Dtype, EquatableArray<long> Shape);
