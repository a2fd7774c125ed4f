using System.Reflection;
using StaticNets.Tests.Support;
using StaticNets.Tool.Tests.Support;

namespace StaticNets.Import.Tests.Support;

/// <summary>Runs <c>staticnets export</c>.</summary>
internal static class ExportCall
{
    /// <summary>Exports a network with new weights.</summary>
    /// <param name="folder">The folder for the files.</param>
    /// <param name="compiled">The assembly.</param>
    /// <param name="name">The class.</param>
    /// <param name="network">The network.</param>
    /// <returns>The path of the model.</returns>
    public static string Write(TemporaryFolder folder, CompiledNetworks compiled, string name, out object network)
    {
        string model = folder.File("model.onnx");
        _ = Run(folder, compiled, name, model, out network).Report;
        return model;
    }

    /// <summary>Runs the command, which may refuse the network.</summary>
    public static ToolRun Run(TemporaryFolder folder, CompiledNetworks compiled, string name, string model, out object network)
    {
        string assembly = folder.File("Declared.dll");
        compiled.Save(assembly);
        network = Activator.CreateInstance(compiled.Type("Acme." + name))!;
        string weights = folder.File("weights.safetensors");
        MethodInfo save = network
            .GetType()
            .GetMethods()
            .Single(method => method.Name == "Save" && method.GetParameters() is [var only] && only.ParameterType == typeof(string));
        save.Invoke(network, [weights]);
        return ToolRun.Of("export", assembly, "Acme." + name, "--weights", weights, "--output", model);
    }

    /// <summary>Copies a model to the folder that Fixtures/check_exports.py checks, if the environment names it.</summary>
    public static void Keep(string model, string name)
    {
        if (Environment.GetEnvironmentVariable("STATICNETS_EXPORTS") is { Length: > 0 } folder)
        {
            File.Copy(model, Path.Combine(folder, name + ".onnx"), overwrite: true);
        }
    }
}
