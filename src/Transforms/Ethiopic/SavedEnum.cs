using Microsoft.ML;

namespace DistillEmb.MLNet.Ethiopic;

/// <summary>Reads what a model says of a choice.</summary>
internal static class SavedEnum
{
    /// <exception cref="InvalidDataException">The number stands for none of the choices.</exception>
    public static T Load<T>(ModelLoadContext context, string what)
        where T : struct, Enum
    {
        int number = context.Reader.ReadInt32();
        var value = (T)Enum.ToObject(typeof(T), number);
        return Enum.IsDefined(value) ? value : throw new InvalidDataException($"The model is damaged: the {what} of its Ethiopic text is {number}; expected 0 to {Enum.GetValues<T>().Length - 1}.");
    }
}
