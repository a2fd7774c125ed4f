using System.Runtime.CompilerServices;

namespace StaticNets.DigitPad.Tests;

/// <summary>A test on the images of MNIST, skipped if the images are missing, because the repository does not contain them.</summary>
public sealed class MnistFactAttribute : FactAttribute
{
    private const string Variable = "STATICNETS_DATA";
    private static readonly string? _folder = Environment.GetEnvironmentVariable(Variable);

    public MnistFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) =>
        Skip = File.Exists(PathOf("t10k-images-idx3-ubyte.gz")) ? null : $"needs {Variable}, the folder of mnist/t10k-images-idx3-ubyte.gz";

    /// <summary>Returns the path of one of the four files.</summary>
    public static string PathOf(string file) => Path.Combine(_folder ?? "", "mnist", file);
}
