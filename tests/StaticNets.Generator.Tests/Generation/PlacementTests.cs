using Microsoft.CodeAnalysis.CSharp;
using StaticNets.Generator.Tests.Support;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>The emitted code compiles without a warning, wherever a network class is declared and whatever its name is.</summary>
public sealed class PlacementTests
{
    private const string Attributes = """
        [global::StaticNets.Network(Loss = global::StaticNets.Loss.CategoricalCrossEntropy)]
        [global::StaticNets.Input(3)]
        [global::StaticNets.Dropout(0.2)]
        [global::StaticNets.Dense(2, Activation = global::StaticNets.Activation.Softmax)]
        """;

    private const string Net = $"/// <summary>A network.</summary>\n{Attributes}\npublic sealed partial class Net;";

    public static TheoryData<string, string> Places =>
        new()
        {
            { "global namespace", Net },
            { "namespace", $"namespace Acme {{ {Net} }}" },
            { "nested namespaces", $"namespace Acme {{ namespace Deep.Deeper {{ {Net} }} }}" },
            { "file-scoped namespace", $"namespace Acme;\n{Net}" },
            { "class", Inside("public partial class") },
            { "static class", Inside("public static partial class") },
            { "abstract class", Inside("public abstract partial class") },
            { "struct", Inside("public partial struct") },
            { "readonly struct", Inside("public readonly partial struct") },
            { "ref struct", Inside("public ref partial struct") },
            { "record", Inside("public partial record") },
            { "record struct", Inside("public partial record struct") },
            { "interface", Inside("public partial interface") },
            { "generic arguments elsewhere", $"namespace Acme;\n{Net}\ninternal class Box<T>;\ninternal sealed class Box : Box<Net>;" },
            { "two levels deep", $"internal partial record A {{ internal partial interface B {{ {Net} }} }}" },
            { "internal nested class", Inside("public partial class", Net.Replace("public sealed", "internal sealed")) },
            { "private nested class", Inside("public partial class", Net.Replace("public sealed", "private sealed")) },
            { "protected nested class", Inside("public partial class", Net.Replace("public sealed", "protected sealed")) },
            { "implicitly internal class", Net.Replace("public sealed", "sealed") },
            { "open class", Net.Replace("public sealed", "public") },
            { "two networks in a file", $"namespace Acme;\n{Net}\n{Net.Replace("class Net", "class Other")}" },
            { "types called like those of kernels", $"namespace Acme;\n{Net}\n{KernelNames("internal enum", " { Value }")}" },
            {
                "types called like those of kernels around it",
                $"internal partial class Outer {{ {Net}\n{KernelNames("private enum", " { Value }")} }}"
            },
            { "a class called like a type of kernels", $"namespace Acme;\n{Net.Replace("class Net", "class Unsafe")}" },
            {
                "members called like types of kernels",
                $"namespace Acme;\n{Net.Replace(";", " { " + KernelNames("internal int", " => 1;") + " }")}"
            },
            {
                "inherited members called like types of kernels",
                $"namespace Acme;\n{Net.Replace(";", " : Base;")}\n/// <summary>Base.</summary>\npublic class Base {{ {KernelNames("private protected static int", " => 1;")} }}"
            },
            { "layers called like types of kernels", $"namespace Acme;\n{Net.Replace("Dense(2,", "Dense(2, Name = \"unsafe\",")}" },
            { "names that differ in case", $"namespace Acme;\n{Net}\n{Net.Replace("class Net", "class NET")}" },
            { "namespaces that differ in case", $"namespace Acme {{ {Net} }}\nnamespace ACME {{ {Net} }}" },
        };

    private static string KernelNames(string before, string behind) =>
        string.Join('\n', SimpleNames.All.Select(name => $"{before} {name}{behind}"));

    public static TheoryData<string> Segments =>
        ["Math", "System", "Simd", "Unsafe", "StaticNets", "Runtime", "Numerics", "@event", "@record"];

    public static TheoryData<string> ClassNames =>
        [
            "@class",
            "@namespace",
            "@record",
            "@required",
            "@scoped",
            "@file",
            "@partial",
            "@var",
            "@dynamic",
            "@field",
            "@where",
            "@nint",
            "@extension",
            "Größe",
            "Math",
            "System",
            "StaticNets",
            "@net",
            "S",
            "V",
        ];

    /// <summary>Names of types that the public members use; the user declares types with the same names.</summary>
    public static TheoryData<string> Neighbours =>
        [
            "Dataset",
            "Optimizer",
            "History",
            "Metrics",
            "Loss",
            "Initializer",
            "String",
            "Span",
            "Engine",
            "Kernels",
            "Math",
            "GeneratedCode",
        ];

    [Theory]
    [MemberData(nameof(Places))]
    public void Place(string name, string source) => AssertClean(name, source);

    [Theory]
    [MemberData(nameof(Segments))]
    public void Namespace(string segment) => AssertClean(segment, $"namespace Acme.{segment}.Deep;\n{Net}");

    [Theory]
    [MemberData(nameof(ClassNames))]
    public void CompilesUnderAnyClassName(string name) =>
        AssertClean(name, $"namespace Acme;\n{Net.Replace("class Net", "class " + name)}");

    [Theory]
    [MemberData(nameof(ClassNames))]
    public void CompilesInAnyOuterClass(string name) =>
        AssertClean(name, $"internal partial class Root {{ {Inside("internal partial class", name: name)} }}");

    [Theory]
    [MemberData(nameof(Neighbours))]
    public void CompilesBesideAnyType(string name) => AssertClean(name, $"namespace Acme;\n{Net}\ninternal sealed class {name};");

    private static string Inside(string kind, string network = Net, string name = "Outer") =>
        $"/// <summary>Around the network.</summary>\n{kind} {name} {{ {network} }}";

    private static void AssertClean(string name, string source)
    {
        foreach (LanguageVersion version in (LanguageVersion[])[LanguageVersion.CSharp13, GeneratorHost.CSharp14])
        {
            GeneratorHost.Generate(source, version).AssertClean($"{name}, {version}\n{source}");
        }
    }
}
