using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

// The interfaces of the library that the class implements.
internal sealed partial class FaceWriter
{
    /// <summary>
    /// The interfaces for code that works with any network; <see langword="null"/> if there are none. An interface is left out if a member
    /// of it is not emitted because a user's member clashes with it: the analyzer reports the clash, and the compiler should not report the
    /// missing member too.
    /// </summary>
    private string? Interfaces
    {
        get
        {
            string[] all = [.. new[] { HasNetworkInterface ? NetworkInterface : null, TrainableInterface }.OfType<string>()];
            return all.Length == 0 ? null : string.Join(", ", all);
        }
    }

    private string NetworkInterface => $"global::StaticNets.INetwork<{_self}, {_t}>";

    /// <summary>Whether predictions take rows of numbers of a fixed length, as those of the interface do.</summary>
    private bool HasNetworkInterface =>
        !_ports.HaveAnySteps
        && !_ports.Inputs.Any(input => input.IsIndices)
        && !_declaration.Taken.Any(key =>
            key is "InputLength" or "OutputLength" or "Summary" or "Load"
            || key == Signature("Load").Key
            || key == Signature("Load", 1).Key
            || (!_ports.AreSeveral && (key == "Predict" || key == Signature("Predict").Key))
        );

    /// <summary>
    /// The interface <c>ITrainable</c>; <see langword="null"/> if the network has no members for training, or takes sequences of any
    /// length, which the members of the interface do not.
    /// </summary>
    private string? TrainableInterface =>
        !(_ports.Train || _hasTape)
        || _ports.HaveAnySteps
        || _declaration.Taken.Any(key => key == "Parameters" || key.Split('(')[0] == "Gradient")
            ? null
        : _ports.HasGradientOfData ? $"global::StaticNets.ITrainable<{_t}>"
        : $"global::StaticNets.ITrainable<{_t}, {(TakesClasses ? "int" : _t)}>";

    private bool TakesClasses => LossFunctions.Find(_ports.Outputs[0].Loss ?? "")?.TakesClasses == true;

    /// <summary>
    /// Writes the members of <c>INetwork</c> that are no public members of the class, because it has constants of their names.
    /// </summary>
    private void WriteNetworkInterface(CodeWriter writer)
    {
        if (!HasNetworkInterface)
        {
            return;
        }

        foreach (string name in (string[])["InputLength", "OutputLength"])
        {
            writer.Line(FileFrame.GeneratedCode);
            writer.Line($"static int {NetworkInterface}.{name} => {name};");
            writer.Blank();
        }

        if (_ports.AreSeveral)
        {
            Member(
                writer,
                $"void {NetworkInterface}.Predict(global::System.ReadOnlySpan<{_t}> x, global::System.Span<{_t}> y)",
                "_engine.Predict(x, y)",
                leadsToKernels: true
            );
        }
    }
}
