using System.Text;
using DistillEmb.Characters;

namespace DistillEmb.MLNet.SkipGram;

/// <summary>Gives tokens on in the form in which words are compared (<see cref="WordForm"/>): several spellings of a word are trained as one. A token without a visible character is left out.</summary>
/// <param name="sink">Takes them.</param>
internal sealed class TokenForms(ITokenSink sink) : ITokenSink
{
    private char[] _text = new char[64];
    private byte[] _utf8 = new byte[256];

    public void Token(ReadOnlySpan<byte> utf8)
    {
        if (IsPlain(utf8))
        {
            sink.Token(utf8);
            return;
        }

        if (_text.Length < utf8.Length) _text = new char[utf8.Length * 2];
        ReadOnlySpan<char> text = _text.AsSpan(0, Encoding.UTF8.GetChars(utf8, _text));
        if (WordForm.IsPlain(text))
        {
            sink.Token(utf8);
            return;
        }

        string form = WordForm.Of(text.ToString());
        if (form.Length == 0) return;
        int most = Encoding.UTF8.GetMaxByteCount(form.Length);
        if (_utf8.Length < most) _utf8 = new byte[most * 2];
        sink.Token(_utf8.AsSpan(0, Encoding.UTF8.GetBytes(form, _utf8)));
    }

    public void EndLine() => sink.EndLine();

    // Without decoding: ASCII, and Ethiopic up to U+135C, the last before a mark.
    private static bool IsPlain(ReadOnlySpan<byte> utf8)
    {
        for (int i = 0; i < utf8.Length;)
        {
            if (utf8[i] < 0x80)
            {
                i++;
                continue;
            }

            if (utf8[i] != 0xE1 || i + 2 >= utf8.Length) return false;
            int second = utf8[i + 1];
            if (second is < 0x88 or > 0x8D || (second == 0x8D && utf8[i + 2] > 0x9C)) return false;
            i += 3;
        }

        return true;
    }
}
