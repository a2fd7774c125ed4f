using StaticNets.Generator.Operations;
using StaticNets.Generator.Text;
using Buffer = StaticNets.Generator.Operations.Buffer;

namespace StaticNets.Generator.Planning;

/// <summary>
/// The buffers in the caller's memory, one for each input and output. The row of a sample in this memory contains all inputs or all
/// outputs.
/// </summary>
internal sealed class PortBuffers(NetworkGraph graph)
{
    public Buffer Input(int index) => OfInput(index, PortContent.Input, "x", "Input");

    public Buffer InputGradient(int index) => OfInput(index, PortContent.InputGradient, "inputGradient", "InputGradient");

    public Buffer Output(OutputPort output) =>
        new(new PortMemory(PortContent.Output, output.Index), Name(output, "y", "Output"), BufferHome.Caller, graph.OutputLength)
        {
            Offset = output.Offset,
            StepOffset = output.StepOffset,
            IsOfAnySteps = output.Value!.Steps is not null,
        };

    /// <summary>Returns the buffer of an output's targets: rows of numbers, or class indices if the loss takes those.</summary>
    public Buffer Targets(OutputPort output)
    {
        bool takesClasses = output.Loss!.TakesClasses;
        (PortContent content, string kind) = takesClasses ? (PortContent.Classes, "classes") : (PortContent.Targets, "targets");
        string name = Name(output, kind, Identifiers.Pascal(kind));
        return new(new PortMemory(content, output.Index), name, BufferHome.Caller, takesClasses ? graph.ClassLength : graph.TargetLength)
        {
            Offset = output.TargetOffset,
            Slice = output.Value!.Steps is { } steps ? new StepSlice(name, steps, HasInitialState: false, StepSlot.All) : null,
        };
    }

    /// <summary>Returns the buffer of the gradient of an output, which the caller of a tape gives.</summary>
    public Buffer OutputGradient(OutputPort output)
    {
        string name = Name(output, "outputGradient", "Gradient");
        return new(new PortMemory(PortContent.OutputGradient, output.Index), name, BufferHome.Caller, graph.OutputLength)
        {
            Offset = output.Offset,
        };
    }

    private Buffer OfInput(int index, PortContent content, string name, string ending)
    {
        InputPort port = graph.Inputs[index];
        string called = graph.Inputs.Count == 1 ? name : Identifiers.Camel(port.Name) + ending;
        return new(new PortMemory(content, index), called, BufferHome.Caller, graph.InputLength)
        {
            Offset = port.Offset,
            IsOfAnySteps = port.Values.Steps is not null,
        };
    }

    private string Name(OutputPort output, string name, string ending) =>
        graph.Outputs.Count == 1 ? name : Identifiers.Camel(output.Name) + ending;
}
