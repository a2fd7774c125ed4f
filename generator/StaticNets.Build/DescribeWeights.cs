using Microsoft.Build.Framework;

namespace StaticNets.Build;

/// <summary>
/// Describes the weight files of a project for the compiler, which must not read files itself: what the header says, as JSON. What is wrong with
/// a file stands there too; the analyzer reports it at the network that the weights are for.
/// </summary>
public sealed class DescribeWeights : Microsoft.Build.Utilities.Task
{
    private const string NetworkMetadata = "Network";

    /// <summary>The <c>StaticNetsWeights</c> items: a safetensors file, and in <c>Network</c> the full name of the class it is for.</summary>
    [Required]
    public ITaskItem[] Weights { get; set; } = [];

    /// <summary>Where the descriptions are written.</summary>
    [Required]
    public string OutputFolder { get; set; } = "";

    /// <summary>The descriptions, for the compiler.</summary>
    [Output]
    public ITaskItem[] Descriptions { get; private set; } = [];

    /// <summary>The weight files that exist, to become resources.</summary>
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

                // A file may be called net.de.safetensors and is not German for that.
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

    /// <summary>What is no part of a class's name is no part of a file's name either, nor leads to another folder.</summary>
    private static string FileName(string name) => new([.. name.Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' ? c : '_')]);
}
