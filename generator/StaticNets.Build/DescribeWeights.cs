using Microsoft.Build.Framework;

namespace StaticNets.Build;

/// <summary>
/// Writes a JSON description of each weight file's header for the compiler, because analyzers must not read files themselves. Faults of a
/// file are part of its description; the analyzer reports them at the network that uses the file.
/// </summary>
public sealed class DescribeWeights : Microsoft.Build.Utilities.Task
{
    private const string NetworkMetadata = "Network";

    /// <summary>
    /// The <c>StaticNetsWeights</c> items: safetensors files, with the full name of the network class in the metadata <c>Network</c>.
    /// </summary>
    [Required]
    public ITaskItem[] Weights { get; set; } = [];

    /// <summary>The folder for the descriptions.</summary>
    [Required]
    public string OutputFolder { get; set; } = "";

    /// <summary>The written descriptions, which are passed to the compiler.</summary>
    [Output]
    public ITaskItem[] Descriptions { get; private set; } = [];

    /// <summary>The weight files that exist, which are embedded as resources.</summary>
    [Output]
    public ITaskItem[] Resources { get; private set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        Directory.CreateDirectory(OutputFolder);
        List<ITaskItem> descriptions = [];
        List<ITaskItem> resources = [];
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (ITaskItem weights in Weights)
        {
            string network = weights.GetMetadata(NetworkMetadata).Trim().Replace('+', '.');
            string file = weights.ItemSpec.Replace('\\', '/');
            string unique = Unique(FileName(network.Length == 0 ? Path.GetFileName(file) : network), names);
            string resource = $"StaticNets.Weights.{unique}.safetensors";
            string description = Path.Combine(OutputFolder, unique + ".staticnets.json");
            WeightDescription.Write(description, network, file, resource, weights.GetMetadata("FullPath"));
            descriptions.Add(new Microsoft.Build.Utilities.TaskItem(description.Replace("%", "%25")));
            if (File.Exists(weights.GetMetadata("FullPath")))
            {
                Microsoft.Build.Utilities.TaskItem embedded = new(weights);
                embedded.SetMetadata("LogicalName", resource);

                // Otherwise MSBuild would take net.de.safetensors for a German resource.
                embedded.SetMetadata("WithCulture", "false");
                embedded.SetMetadata("Type", "Non-Resx");
                resources.Add(embedded);
            }
        }

        Descriptions = [.. descriptions];
        Resources = [.. resources];
        return true;
    }

    private static string Unique(string name, HashSet<string> taken)
    {
        string unique = name;
        for (int i = 2; !taken.Add(unique); i++)
        {
            unique = $"{name}.{i}";
        }

        return unique;
    }

    /// <summary>Replaces characters that cannot occur in a class name, so that the file name is valid and contains no folder.</summary>
    private static string FileName(string name) => new([.. name.Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' ? c : '_')]);
}
